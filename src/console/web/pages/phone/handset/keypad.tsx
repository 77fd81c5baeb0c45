import { useEffect, useRef, useState } from 'react'
import { announce } from '../../../components/announcer.ts'
import { phone as texts } from '../../../texts/en/phone.ts'
import type { CallView } from '../call-view.ts'
import classes from './handset.module.css'

const letters: Readonly<Record<string, string>> = {
  ...{ '2': 'ABC', '3': 'DEF', '4': 'GHI', '5': 'JKL', '6': 'MNO', '7': 'PQRS', '8': 'TUV', '9': 'WXYZ', '0': '+' },
}
const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#']
/** On the webhook line a carrier waits so long for another key, in ms. */
const gapMs = 1_000

interface KeypadProps {
  readonly isLive: boolean
  readonly line: CallView['line']
  readonly onPress: (keys: string) => void
  /** On a narrow screen, where it is put away else. */
  readonly isOpen: boolean
}

/** The keys of a telephone. On the webhook line those pressed soon after each other are sent together. */
export function Keypad({ isLive, line, onPress, isOpen }: KeypadProps) {
  const [entered, setEntered] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  function send(all: string): void {
    clearTimeout(timer.current)
    setEntered('')
    onPress(all)
  }

  function press(key: string): void {
    announce(texts.pressed(key))
    const all = entered + key
    if (line === 'relay' || key === '#') {
      send(all)
      return
    }
    setEntered(all)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => send(all), gapMs)
  }

  return (
    <fieldset className={classes.keypad} disabled={!isLive} data-open={isOpen || undefined}>
      <legend className="fd-unseen">{texts.keypad}</legend>
      <output className={classes.entered} aria-hidden>
        {entered}
      </output>
      {keys.map((key) => (
        <button
          key={key}
          type="button"
          className={classes.key}
          aria-label={texts.signs[key]}
          onClick={() => press(key)}
        >
          <span>{key}</span>
          <span className={classes.letters} aria-hidden>
            {letters[key] ?? ''}
          </span>
        </button>
      ))}
    </fieldset>
  )
}
