import type { Api } from '../frame/api.ts'
import type { Frame } from '../frame/frame.ts'
import type { ConsoleParts } from '../parts.ts'
import { assistantRoutes } from './assistant/routes.ts'
import { auditRoutes } from './audit/routes.ts'
import { callFileRoutes } from './calls/file-routes.ts'
import { callRoutes } from './calls/routes.ts'
import { healthRoutes } from './health/routes.ts'
import { insightRoutes } from './insights/routes.ts'
import { knowledgeRoutes } from './knowledge/routes.ts'
import { lineRoutes } from './line/routes.ts'
import { liveRoutes } from './live/routes.ts'
import { oidcRoutes } from './oidc/routes.ts'
import { phoneRoutes } from './phone/routes.ts'
import { sessionRoutes } from './session/routes.ts'
import { setupRoutes } from './setup/routes.ts'
import { steeringRoutes } from './steering/routes.ts'
import { tokenRoutes } from './tokens/routes.ts'
import { userRoutes } from './users/routes.ts'

/**
 * A part of the API: registers its routes with paths behind `/api`, or none where the parts that it needs are missing.
 * Each route declares in its `config` who may use it, and what it is called in the audit log if it changes something.
 */
type Resource = (api: Api, parts: ConsoleParts & Frame) => void

/** All of the API, in the order of its documentation. */
export const resources: readonly Resource[] = [
  sessionRoutes,
  setupRoutes,
  oidcRoutes,
  userRoutes,
  tokenRoutes,
  auditRoutes,
  callRoutes,
  callFileRoutes,
  liveRoutes,
  lineRoutes,
  steeringRoutes,
  phoneRoutes,
  insightRoutes,
  knowledgeRoutes,
  assistantRoutes,
  healthRoutes,
]
