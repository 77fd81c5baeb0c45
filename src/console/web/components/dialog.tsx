import { Modal, type ModalProps } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { common } from '../texts/en/common.ts'
import { focusHeading } from './page-header.tsx'

interface DialogProps extends Pick<ModalProps, 'size' | 'closeOnClickOutside'> {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/**
 * A dialog, open for as long as it is rendered. When it goes, the focus returns to what opened it, or to the heading of
 * the page where that has gone too.
 */
export function Dialog({ title, onClose, children, ...more }: DialogProps) {
  const [opener] = useState(findOpener)
  useEffect(() => () => void setTimeout(giveFocusBack, 0, opener), [opener])
  return (
    <Modal
      {...more}
      opened
      onClose={onClose}
      title={title}
      returnFocus={false}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      {children}
    </Modal>
  )
}

/** What has the focus; of an item of a menu, which closes, the button of that menu. */
function findOpener(): HTMLElement | null {
  const focused = document.activeElement
  const menu = focused?.closest('[role="menu"]')
  const opener = menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : focused
  return opener instanceof HTMLElement ? opener : null
}

function giveFocusBack(opener: HTMLElement | null): void {
  if (document.activeElement !== document.body) return
  if (opener?.isConnected && opener !== document.body) opener.focus()
  else focusHeading()
}
