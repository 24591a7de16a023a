import { forbidden, redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { cache } from 'react'
import { paths } from '@/lib/paths'
import type { Context, ShopperContext, StaffContext } from './context'
import { hasStaff } from './has-staff'
import { may, type Permission } from './permissions'
import { readContext } from './request'

/** Who looks at this page; read once however many components ask. */
export const pageContext: () => Promise<Context> = cache(readContext)

/** A page of one's own: a guest is asked to sign in and comes back. */
export async function shopperPage(returnTo: string): Promise<ShopperContext> {
  const ctx = await pageContext()
  if (ctx.actor) return { ...ctx, actor: ctx.actor }
  redirect(`/${await getLocale()}${paths.signIn(returnTo)}`)
}

/** A page of the merchant's side: a guest signs in, or sets the shop up that nobody works in; anyone without the permission gets 403. */
export async function staffPage(permission: Permission, returnTo: string): Promise<StaffContext> {
  if (!(await pageContext()).actor && !(await hasStaff())) redirect(`/${await getLocale()}${paths.setUp()}`)
  const ctx = await shopperPage(returnTo)
  const { staffRole } = ctx.actor
  if (!staffRole || !may(staffRole, permission)) forbidden()
  return { ...ctx, actor: { ...ctx.actor, staffRole } }
}
