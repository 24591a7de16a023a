import { z } from 'zod'
import { isEverybodys, readHost } from './rules'

/** A host that rewards may lead to. Issue messages are codes. */
export const allowHostSchema = z
  .strictObject({
    host: z
      .string()
      .trim()
      .max(300)
      .refine((text) => readHost(text) !== null, 'host-malformed'),
    withSubdomains: z.boolean(),
  })
  .refine(({ host, withSubdomains }) => !withSubdomains || !isEverybodys(readHost(host) ?? ''), {
    path: ['host'],
    error: 'host-too-wide',
  })

export const forbidHostSchema = z.strictObject({ host: z.string().max(300) })
