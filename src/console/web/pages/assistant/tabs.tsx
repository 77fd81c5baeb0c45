import { PageTabs } from '../../components/page-tabs.tsx'
import { assistant as texts } from '../../texts/en/assistant.ts'

const { overview, edit, versions } = texts.tabs

/** The pages of the assistant. */
export function AssistantTabs() {
  return (
    <PageTabs
      label={texts.navigation}
      tabs={[
        { to: '/assistant', label: overview, exact: true },
        { to: '/assistant/edit', label: edit },
        { to: '/assistant/versions', label: versions },
      ]}
    />
  )
}
