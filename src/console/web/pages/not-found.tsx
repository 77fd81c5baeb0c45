import { Button } from '@mantine/core'
import { IconMapSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Notice } from '../components/notice.tsx'
import { notFound } from '../texts/en/not-found.ts'

/** For addresses that lead nowhere. */
export function NotFound() {
  const home = (
    <Button component={Link} {...{ to: '/' }} variant="default" mt="xs">
      {notFound.home}
    </Button>
  )
  return (
    <Notice icon={IconMapSearch} title={notFound.title} order={1} action={home}>
      <title>{notFound.title}</title>
      {notFound.words}
    </Notice>
  )
}
