/** Made by the build: the rule sets of standards/ as JSON text. See tsup.config.ts. */
declare module 'shipped-rule-sets' {
  const json: string
  export default json
}
