import { Code } from '@mantine/core'
import { ConfirmButton } from '../../../components/confirm-button.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { StatusBadge } from '../../../components/status-badge.tsx'
import type { Column } from '../../../components/table/data-table.tsx'
import { Moment, TimeAgo } from '../../../components/times.tsx'
import { useNow } from '../../../components/use-now.ts'
import { tokens as texts } from '../../../texts/en/tokens.ts'
import type { TokenView } from './data.ts'
import classes from './tokens.module.css'

/** @param revoke ends the token of this id */
export function tokenColumns(revoke: (id: string) => Promise<void>): readonly Column<TokenView>[] {
  const { name, scopes, by, used, expires, actions } = texts.columns
  return [
    { key: 'name', header: name, isTitle: true, cell: (token) => <SafeText>{token.name}</SafeText> },
    { key: 'scopes', header: scopes, cell: (token) => <Scopes {...token} /> },
    { key: 'by', header: by, cell: ({ user }) => <SafeText>{user.name}</SafeText> },
    { key: 'used', header: used, cell: ({ lastUsedAt }) => <TimeAgo at={lastUsedAt} /> },
    { key: 'expires', header: expires, cell: ({ expiresAt }) => <Ends at={expiresAt} /> },
    {
      key: 'actions',
      header: actions,
      isActions: true,
      cell: ({ id, name }) => (
        <ConfirmButton
          label={texts.revoke}
          name={texts.revokeName(name)}
          title={texts.revokeTitle(name)}
          confirm={texts.revoke}
          done={texts.revoked}
          onConfirm={() => revoke(id)}
          button={{ size: 'xs' }}
        >
          {texts.revokeWords}
        </ConfirmButton>
      ),
    },
  ]
}

function Scopes({ scopes }: Pick<TokenView, 'scopes'>) {
  return (
    <ul className={classes.scopes}>
      {scopes.map((scope) => (
        <li key={scope}>
          <Code title={texts.scopes[scope]}>{scope}</Code>
        </li>
      ))}
    </ul>
  )
}

function Ends({ at }: { readonly at: number | null }) {
  const now = useNow(60_000)
  if (at === null) return texts.neverEnds
  if (at <= now) return <StatusBadge tone="notice">{texts.ended}</StatusBadge>
  return <Moment at={at} style="date" />
}
