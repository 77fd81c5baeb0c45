import { Button, Code, ThemeIcon, Title } from '@mantine/core'
import { type Icon, IconPhone, IconPhoneIncoming, IconWorldUpload } from '@tabler/icons-react'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { LineInfo } from '../../../routes/line/schema.ts'
import { CopyButton } from '../../components/copy-button.tsx'
import { Notice } from '../../components/notice.tsx'
import { PhoneNumber } from '../../components/phone-number.tsx'
import { api } from '../../data/api.ts'
import { useCan } from '../../data/session.ts'
import { now as texts } from '../../texts/en/now.ts'
import classes from './now.module.css'

const lineQuery = queryOptions({
  queryKey: ['line'],
  queryFn: ({ signal }) => api.get<LineInfo>('/api/line', { signal }),
})

/** While nobody has ever called: how to get a first call. */
export function FirstCall() {
  const { title, words, phone } = texts.first
  const mayCall = useCan('phone:use')
  return (
    <div>
      <Notice icon={IconPhoneIncoming} title={title}>
        {words}
      </Notice>
      <div className={classes.ways}>
        {mayCall && (
          <Way icon={IconPhone} title={phone.title}>
            <p>{phone.words}</p>
            <Button component={Link} {...{ to: '/phone' }}>
              {phone.action}
            </Button>
          </Way>
        )}
        <Way icon={IconWorldUpload} title={texts.first.number.title}>
          <OwnNumber />
        </Way>
      </div>
    </div>
  )
}

function Way({ icon: Sign, title, children }: { icon: Icon; title: string; children: ReactNode }) {
  return (
    <section className={classes.way}>
      <ThemeIcon size={40} radius="xl" variant="light" aria-hidden>
        <Sign size={20} stroke={1.7} />
      </ThemeIcon>
      <Title order={3} size="h2">
        {title}
      </Title>
      {children}
    </section>
  )
}

function OwnNumber() {
  const { data: line } = useQuery(lineQuery)
  const { words, copy, called, none } = texts.first.number
  if (!line) return null
  if (line.webhook === null) return <p>{none}</p>
  return (
    <>
      <p>{words}</p>
      <div className={classes.address}>
        <Code>{line.webhook}</Code>
        <CopyButton text={line.webhook} label={copy} compact />
      </div>
      {line.number !== null && (
        <p>
          {called} <PhoneNumber>{line.number}</PhoneNumber>.
        </p>
      )}
    </>
  )
}
