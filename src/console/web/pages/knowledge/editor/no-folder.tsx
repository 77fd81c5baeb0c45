import { Button, Code } from '@mantine/core'
import { IconFolderOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Can } from '../../../components/can.tsx'
import { Notice } from '../../../components/notice.tsx'
import { Panel } from '../../../components/panel.tsx'
import { editor } from '../../../texts/en/knowledge-editor.ts'

const texts = editor.folder

/** Instead of an editor, where pages have no place to go. */
export function NoFolder() {
  const toSettings = (
    <Can scope="assistant:write">
      <Button component={Link} {...{ to: '/assistant' }} mt="xs">
        {texts.settings}
      </Button>
    </Can>
  )
  return (
    <Panel>
      <Notice icon={IconFolderOff} title={texts.title} action={toSettings}>
        <p>{texts.words}</p>
        <Code block ta="start">
          {texts.code}
        </Code>
      </Notice>
    </Panel>
  )
}
