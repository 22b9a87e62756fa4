/** Loads a peer as it is installed beside this file. */
export const load = (name) => import(name)
