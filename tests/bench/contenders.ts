import { ajv } from './contenders/ajv.js'
import { clausecheck, clausecheckVerdicts } from './contenders/clausecheck.js'
import type { Contender } from './contenders/contender.js'
import { handWritten, handWrittenVerdicts } from './contenders/hand-written.js'
import {
  jsonLogicEngineBuild,
  jsonLogicEngineBuildThreeValued,
  jsonLogicEngineRun,
} from './contenders/json-logic-engine.js'
import { jsonLogicJs, jsonLogicJsThreeValued } from './contenders/json-logic-js.js'
import { jsonRulesEngine } from './contenders/json-rules-engine.js'
import { publicodes } from './contenders/publicodes.js'
import { rdfValidateShacl } from './contenders/rdf-validate-shacl.js'
import { zenEngine } from './contenders/zen-engine.js'
import { zod } from './contenders/zod.js'

/** Those with findings first, then by speed. */
export const contenders: readonly Contender[] = [
  handWritten,
  clausecheck,
  handWrittenVerdicts,
  clausecheckVerdicts,
  jsonLogicEngineBuild,
  jsonLogicEngineBuildThreeValued,
  ajv,
  jsonLogicEngineRun,
  zod,
  jsonLogicJs,
  jsonLogicJsThreeValued,
  jsonRulesEngine,
  zenEngine,
  publicodes,
  rdfValidateShacl,
]
