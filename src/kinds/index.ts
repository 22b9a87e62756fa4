import { area } from './area.js'
import { attestation } from './attestation.js'
import { consistency } from './consistency.js'
import { coverage } from './coverage.js'
import { cumulative } from './cumulative.js'
import { deadline } from './deadline.js'
import { equalHours } from './equal-hours.js'
import type { Kind } from './kind.js'
import { location } from './location.js'
import { logic } from './logic.js'
import { qualification } from './qualification.js'
import { quantity } from './quantity.js'
import { quota } from './quota.js'
import { ratio } from './ratio.js'
import { rooms } from './rooms.js'
import { serviceHours } from './service-hours.js'
import { staffing } from './staffing.js'
import { documents, equipment, functions, posting, zones } from './terms.js'

/** Every kind there is, by name. */
export const kinds = [
  area,
  attestation,
  consistency,
  coverage,
  cumulative,
  deadline,
  documents,
  equalHours,
  equipment,
  functions,
  location,
  logic,
  posting,
  qualification,
  quantity,
  quota,
  ratio,
  rooms,
  serviceHours,
  staffing,
  zones,
] as unknown as readonly Kind[]
