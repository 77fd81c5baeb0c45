import { Anchor, type AnchorProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'

interface TextAnchorProps extends AnchorProps, Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof AnchorProps> {
  readonly ref?: Ref<HTMLAnchorElement>
}

function TextAnchor(props: TextAnchorProps) {
  return <Anchor inherit underline="always" {...props} />
}

/** A link within words, to a page, by the router. */
export const TextLink = createLink(TextAnchor)
