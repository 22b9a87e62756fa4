import { charts } from './charts.js'
import { dom } from './dom.js'
import { filter } from './filter.js'
import { findings } from './findings.js'
import { heatMap } from './heat-map.js'
import { overview } from './overview.js'
import { start } from './start.js'
import { waivers } from './waivers.js'

/**
 * The page's script: plain JavaScript, readable in the page, that needs nothing but the page. It is kept as
 * text, for it runs in a browser and not here, and makes no markup of data.
 */
export const script = `'use strict'\n;(() => {\n${[dom, filter, overview, charts, waivers, heatMap, findings, start].join('')}})()\n`
