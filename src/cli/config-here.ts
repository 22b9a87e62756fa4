import { existsSync } from 'node:fs'

/** What `clausecheck check` reads where nobody says which files to check. */
export const configName = 'clausecheck.config.yaml'

/** The configuration of the working folder, where there is one. */
export const configHere = (): string | undefined => (existsSync(configName) ? configName : undefined)
