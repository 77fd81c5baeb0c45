import { Link } from '@tanstack/react-router'
import { SafeText } from '../components/safe-text.tsx'
import { useSession } from '../data/session.ts'
import { common } from '../texts/en/common.ts'
import classes from './brand.module.css'

/** The bell on the desk. */
export function Bell({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden className={classes.bell}>
      <rect width="32" height="32" rx="8" fill="currentColor" />
      <g fill="none" stroke="#fff" strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round">
        <path d="M8 20.5a8 8 0 0 1 16 0z" />
        <path d="M6.5 24h19M16 12.3V9.6M13.6 9.2h4.8" />
      </g>
    </svg>
  )
}

/** Who one is with, and whose desk it is; leads to the first page. */
export function Brand() {
  const { name } = useSession()
  return (
    <Link to="/" className={classes.brand}>
      <Bell size={28} />
      <span className={classes.product}>{common.product}</span>
      {name !== null && (
        <span className={classes.name} title={name}>
          <SafeText>{name}</SafeText>
        </span>
      )}
    </Link>
  )
}
