import { z } from 'zod'
import { blockTypes, readButton } from './rules'

const MOST_BLOCKS = 30

const blockSchema = z
  .strictObject({
    type: z.enum(blockTypes),
    zh: z.string().trim().max(2_000),
    en: z.string().trim().max(3_000),
    file: z
      .string()
      .regex(/^[\w-]{1,80}$/)
      .nullable(),
    to: z.string().trim().max(1_000),
  })
  .superRefine(({ type, zh, en, file, to }, at) => {
    const say = (path: string, message: string) => at.addIssue({ code: 'custom', message, path: [path] })
    if (type === 'picture') return file === null ? say('file', 'page-picture-needed') : undefined
    if (zh === '') say('zh', 'page-words-needed')
    if (en === '') say('en', 'page-words-needed')
    const read = type === 'button' ? readButton(to) : null
    if (typeof read === 'string') say('to', read)
  })

/** A page that the shop writes for those who exchanged for it. Issue messages are codes. */
export const pageSchema = z.strictObject({
  titleZh: z.string().trim().min(1).max(60),
  titleEn: z.string().trim().min(1).max(80),
  blocks: z.array(blockSchema).min(1, 'page-block-needed').max(MOST_BLOCKS),
})

/** A page before anything is said of it. */
export const blankPage: z.input<typeof pageSchema> = {
  titleZh: '',
  titleEn: '',
  blocks: [{ type: 'text', zh: '', en: '', file: null, to: '' }],
}
