import { IconFileText, IconPencil } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useCan } from '../../../data/session.ts'
import { assistant as texts } from '../../../texts/en/assistant.ts'
import classes from './overview.module.css'

interface EditLinkProps {
  /** What one comes to, such as `Opening hours`. */
  readonly part: string
  /** The key of the settings, such as `openingHours`. */
  readonly at: string
}

/** Leads to where a part of the assistant stands in the settings. */
export function EditLink({ part, at }: EditLinkProps) {
  const mayWrite = useCan('assistant:write')
  const Sign = mayWrite ? IconPencil : IconFileText
  return (
    <Link
      to="/assistant/edit"
      search={{ at }}
      className={classes.edit}
      aria-label={mayWrite ? texts.editPart(part) : texts.readPart(part)}
    >
      <Sign size={18} stroke={1.7} aria-hidden />
    </Link>
  )
}
