import { z } from 'zod'
import { LONGEST_TARGET } from '../hosts/rules'
import { linkPlatforms, readLink } from './rules'

/** Where a reward leads to. Issue messages are codes. */
export const linkSchema = z
  .strictObject({
    platform: z.enum(linkPlatforms),
    target: z.string().trim().min(1).max(LONGEST_TARGET),
    referenceName: z
      .string()
      .regex(/^[A-Za-z][\w.-]{0,39}$/, 'reference-name')
      .nullable(),
  })
  .superRefine((link, at) => {
    const read = readLink(link)
    if (typeof read !== 'string') return
    at.addIssue({
      code: 'custom',
      message: read,
      path: [read.startsWith('reference') ? 'referenceName' : 'target'],
    })
  })

/** A link before anything is said of it. */
export const blankLink: z.input<typeof linkSchema> = { platform: 'jd', target: '', referenceName: 'ref' }

/** The claim that an address names. */
export const claimPathSchema = z.object({ claim: z.uuid() })
