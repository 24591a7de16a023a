'use client'
import { useSession } from './session-client'

/** How many things are in the cart, on the cart's icon. Laid over it, so that its coming moves nothing. */
export function CartBadge() {
  const count = useSession()?.cartCount ?? 0
  if (count === 0) return null
  return (
    <span
      aria-hidden="true"
      className="zoom-in-50 absolute top-1 right-0.5 grid h-4.5 min-w-4.5 animate-in place-items-center rounded-full bg-seal px-1 font-semibold text-[0.6875rem] text-on-seal leading-none tabular"
    >
      {count > 99 ? '99+' : count}
    </span>
  )
}

/** The count in words, inside the cart link's name. `words` is the ICU-free pattern with `#` for the number. */
export function CartCountWords({ words }: { words: { none: string; one: string; many: string } }) {
  const count = useSession()?.cartCount ?? 0
  const pattern = count === 0 ? words.none : count === 1 ? words.one : words.many
  return <span className="sr-only">{pattern.replace('#', String(count))}</span>
}

/** A dot where the shop has something to say; `words` says it aloud. */
export function NoticeDot({ words }: { words: string }) {
  if (!useSession()?.hasNotice) return null
  return (
    <>
      <span aria-hidden="true" className="-top-0.5 -right-1 absolute size-2 rounded-full bg-seal" />
      <span className="sr-only">{words}</span>
    </>
  )
}

/** Two labels in one place: the account's for members, "sign in" for everybody else. The wider one holds the room. */
export function AccountLabel({ signIn, account }: { signIn: string; account: string }) {
  const signedIn = useSession()?.signedIn ?? false
  return (
    <span className="grid *:col-start-1 *:row-start-1">
      <span className={signedIn ? 'invisible' : undefined}>{signIn}</span>
      <span className={signedIn ? undefined : 'invisible'}>{account}</span>
    </span>
  )
}

/** The member's points beside the word, once they are known. Nothing stands after it that would move. */
export function PointsBalance({ locale }: { locale: string }) {
  const points = useSession()?.points ?? null
  if (points === null) return null
  return <span className="font-semibold text-seal-ink tabular">{new Intl.NumberFormat(locale).format(points)}</span>
}

/** Shown to staff alone; the pages behind it ask for themselves. */
export function StaffOnly({ children }: { children: React.ReactNode }) {
  return useSession()?.isStaff ? children : null
}
