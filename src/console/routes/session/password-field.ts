import { isGoodPassword, passwordRule } from '../../../lib/password-rule.ts'
import { badField } from '../../frame/api-error.ts'

/** @throws ApiError when a new password is easy to guess */
export function refuseWeak(path: string, password: string, name: string): void {
  if (!isGoodPassword(password)) throw badField(path, `must have ${passwordRule}`)
  if (password.toLowerCase().includes(name.toLowerCase()) && password.length < name.length + 6) {
    throw badField(path, 'must not be little more than the name')
  }
}
