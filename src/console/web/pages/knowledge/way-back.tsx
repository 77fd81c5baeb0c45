import { IconArrowLeft } from '@tabler/icons-react'
import type { LinkProps } from '@tanstack/react-router'
import { SafeText } from '../../components/safe-text.tsx'
import { TextLink } from '../../components/text-link.tsx'
import { knowledge as texts } from '../../texts/en/knowledge.ts'
import classes from './knowledge.module.css'

interface WayBackProps {
  /** Where it leads, after the page Knowledge. */
  readonly then?: { readonly label: string; readonly link: Pick<LinkProps, 'to' | 'search'> }
}

/** From a page below Knowledge to where one came from. */
export function WayBack({ then }: WayBackProps) {
  return (
    <nav aria-label={texts.wayBack} className={classes.back}>
      <IconArrowLeft size={16} aria-hidden />
      <TextLink to="/knowledge">{texts.title}</TextLink>
      {then && (
        <>
          <span aria-hidden>/</span>
          <TextLink {...then.link}>
            <SafeText>{then.label}</SafeText>
          </TextLink>
        </>
      )}
    </nav>
  )
}
