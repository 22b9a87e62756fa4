import type { Lies, Place, Places, RegionTerms } from './hierarchy.js'

/**
 * Whether what says where it lies is known to lie in a region, or to be it: "region/<id>" of a region record, or
 * a term. What contradicts itself lies nowhere.
 */
export function liesIn(where: Lies, region: string, places: Places, terms: RegionTerms): boolean {
  const place = places.of(where)
  if (place.parent === undefined) return false
  if (!isRegionRecord(region))
    return [place.term, where.region].some((term) => typeof term === 'string' && terms.isWithin(term, region))
  const id = region.slice(recordPrefix.length)
  for (let at: Place | undefined = place; at !== undefined; at = at.parent) if (at.region?.id === id) return true
  return false
}

const recordPrefix = 'region/'

/** Whether a region is named by a record of the dataset, and not by a term. */
export const isRegionRecord = (region: string): boolean => region.startsWith(recordPrefix)
