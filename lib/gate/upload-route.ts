import { type Result, refuse } from '@/lib/kernel/result'
import type { StaffContext } from './context'
import { answer, refused } from './json-route'
import { may, type Permission } from './permissions'
import { type Rate, takeRate } from './rate-limit'
import { readBytes } from './read-body'
import { isSameOrigin, readContext } from './request'

type UploadOptions = { readonly most: number; readonly rate: Rate & { readonly name: string } }

/** A file of staff, its bytes alone: who, from where and how much is asked before a byte of it is read. */
export function staffUploadRoute<V, R extends string>(
  permission: Permission,
  { most, rate }: UploadOptions,
  take: (ctx: StaffContext, bytes: Uint8Array, url: URL) => Promise<Result<V, R>>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!isSameOrigin(request.headers)) return refused(refuse('wrong-origin'))
    const ctx = await readContext()
    if (!ctx.actor) return refused(refuse('sign-in-needed'))
    const { staffRole } = ctx.actor
    if (!staffRole || !may(staffRole, permission)) return refused(refuse('not-allowed'))
    if (!(await takeRate(`${rate.name}:${ctx.actor.id}`, rate))) return refused(refuse('too-many-tries'))
    const bytes = await readBytes(request, most)
    if (!bytes.ok) return refused(bytes)
    const taken = await take({ ...ctx, actor: { ...ctx.actor, staffRole } }, bytes.value, new URL(request.url))
    return taken.ok ? answer(taken, 200) : refused(taken)
  }
}
