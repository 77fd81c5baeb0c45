import type { HealthArea } from './data.ts'

/** The panels of the page, by the id that links lead to. */
export type PanelName = 'parts' | 'wiring' | 'webhooks' | 'models' | 'deliveries' | 'machine'

const panels: Readonly<Record<HealthArea, PanelName>> = {
  ...{ calls: 'parts', store: 'parts', twilio: 'parts', line: 'parts', knowledge: 'parts' },
  ...{ model: 'models', wiring: 'wiring', webhooks: 'webhooks', deliveries: 'deliveries' },
  ...{ settings: 'machine', disk: 'machine', archive: 'machine' },
}

/** Where more is told of something. */
export function panelOf(area: HealthArea): PanelName {
  return panels[area]
}
