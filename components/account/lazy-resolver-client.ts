'use client'
import type { FieldValues, Resolver } from 'react-hook-form'
import type { ZodType } from 'zod'

/** The server's own schema, fetched when a form is first checked: it is not on the page before anybody has typed. */
export function lazyResolver<In extends FieldValues, Out>(
  load: () => Promise<ZodType<Out, In>>,
): Resolver<In, unknown, Out> {
  return async (values, context, options) => {
    const [{ zodResolver }, schema] = await Promise.all([import('@hookform/resolvers/zod'), load()])
    // the resolver's types want a schema of the library's own inner kind
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return (zodResolver(schema as never) as unknown as Resolver<In, unknown, Out>)(values, context, options)
  }
}
