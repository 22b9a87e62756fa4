// Apart from what reads configurations, so that the command line can say it without loading that.

/** More threads than this are a slip of the pen. */
export const mostWorkers = 64
