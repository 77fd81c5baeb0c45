import { describe, expect, test } from 'vitest'
import { maskFor } from './mask.ts'
import { scopesOfRole } from './scopes.ts'

const spoken = 'Call me at +1 555 123 4567, please.'

describe('telephone numbers', () => {
  test.each(['owner', 'operator'] as const)('are whole for an %s', (role) => {
    const mask = maskFor({ scopes: new Set(scopesOfRole[role]) })
    expect(mask.masks).toBe(false)
    expect(mask.number('+15551234567')).toBe('+15551234567')
    expect(mask.text(spoken)).toBe(spoken)
  })

  test('are masked for a viewer, inside texts too', () => {
    const mask = maskFor({ scopes: new Set(scopesOfRole.viewer) })
    expect(mask.masks).toBe(true)
    expect(mask.number('+15551234567')).toBe('+155•••67')
    expect(mask.text(spoken)).toBe('Call me at +155•••67, please.')
  })
})
