import { SimpleGrid, Skeleton, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { common } from '../texts/en/common.ts'

/** Says to who listens that something is on its way; what is drawn inside stays unheard. */
function Busy({ children }: { readonly children: ReactNode }) {
  return (
    <div role="status" aria-busy>
      <span className="fd-unseen">{common.loading}</span>
      <div aria-hidden>{children}</div>
    </div>
  )
}

/** In the place of a list or table. */
export function LoadingRows({ rows = 6 }: { readonly rows?: number }) {
  return (
    <Busy>
      <Stack gap="sm">
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: bars have nothing else to be told apart by
          <Skeleton key={row} height={44} radius="md" />
        ))}
      </Stack>
    </Busy>
  )
}

/** In the place of words. */
export function LoadingLines({ lines = 4 }: { readonly lines?: number }) {
  return (
    <Busy>
      <Stack gap="xs">
        {Array.from({ length: lines }, (_, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: bars have nothing else to be told apart by
          <Skeleton key={line} height={14} radius="sm" width={line === lines - 1 ? '60%' : '100%'} />
        ))}
      </Stack>
    </Busy>
  )
}

/** In the place of figures. */
export function LoadingTiles({ tiles = 4 }: { readonly tiles?: number }) {
  return (
    <Busy>
      <SimpleGrid cols={{ base: 2, md: tiles }}>
        {Array.from({ length: tiles }, (_, tile) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: bars have nothing else to be told apart by
          <Skeleton key={tile} height={92} radius="lg" />
        ))}
      </SimpleGrid>
    </Busy>
  )
}
