import type { Api } from '../frame/api.ts'
import type { Frame } from '../frame/frame.ts'
import type { ConsoleParts } from '../parts.ts'
import { assistantRoutes } from './assistant/routes.ts'
import { knowledgeRoutes } from './knowledge/routes.ts'
import { liveRoutes } from './live/routes.ts'
import { sessionRoutes } from './session/routes.ts'
import { steeringRoutes } from './steering/routes.ts'

/**
 * A part of the API: registers its routes with paths behind `/api`, or none where the parts that it needs are missing.
 * Each route declares in its `config` who may use it, and what it is called in the audit log if it changes something.
 */
type Resource = (api: Api, parts: ConsoleParts & Frame) => void

/** All of the API, in the order of its documentation. */
export const resources: readonly Resource[] = [
  sessionRoutes,
  liveRoutes,
  steeringRoutes,
  assistantRoutes,
  knowledgeRoutes,
]
