import { constants, deflateRawSync } from 'node:zlib'
import type { Deflate } from '../archive.js'

/**
 * Deflates a piece so that another can follow, as `FormatOptions.deflate` wants it.
 *
 * @example
 * writeFileSync('report.xlsx', Buffer.concat([...formats.xlsx.write(report, { ...options, deflate })]))
 */
export const deflate: Deflate = (piece) => deflateRawSync(piece, { finishFlush: constants.Z_SYNC_FLUSH })
