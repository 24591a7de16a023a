import { useTranslations } from 'next-intl'
import { Photo } from '@/components/catalog/photo'
import { LinkButton } from '@/components/layout/link-button'
import { buttonStyle } from '@/components/ui/button-style'
import { ACROSS_PHONE } from '@/lib/kernel/picture'
import { type PageBlock, readButton, readText, type Words } from '@/lib/rewards/page/rules'

const PICTURE_PX = 1280

type PageBlocksProps = {
  blocks: readonly PageBlock[]
  language: 'zh' | 'en'
  /** the hosts that buttons may lead to now */
  hosts: readonly string[]
}

/** What a shop wrote, by our own components: text is text, whatever signs are in it. */
export function PageBlocks({ blocks, language, hosts }: PageBlocksProps) {
  return (
    <div className="grid gap-6">
      {blocks.map((block, place) => {
        if (block.type === 'text') return <Text key={place} text={block[language]} />
        if (block.type === 'button') return <Button key={place} name={block[language]} to={block.to} hosts={hosts} />
        return block.file ? (
          <div key={place} className="overflow-hidden rounded-xl bg-sunken">
            <Photo
              picture={{ file: block.file, width: PICTURE_PX, height: PICTURE_PX, alt: block[language] }}
              sizes={`(width >= 48rem) 42rem, ${ACROSS_PHONE}`}
              decorative={block[language] === ''}
              className="h-auto"
            />
          </div>
        ) : null
      })}
    </div>
  )
}

function Text({ text }: { text: string }) {
  return (
    <div className="grid gap-3">
      {readText(text).map(({ kind, lines }, place) => {
        if (kind === 'heading')
          return (
            <h2 key={place} className="font-display font-semibold text-xl">
              <Line words={lines[0] ?? []} />
            </h2>
          )
        if (kind === 'list')
          return (
            <ul key={place} className="grid list-disc gap-1 ps-5">
              {lines.map((words, at) => (
                <li key={at}>
                  <Line words={words} />
                </li>
              ))}
            </ul>
          )
        return (
          <p key={place} className="leading-relaxed">
            {lines.map((words, at) => (
              <span key={at}>
                {at > 0 ? <br /> : null}
                <Line words={words} />
              </span>
            ))}
          </p>
        )
      })}
    </div>
  )
}

const Line = ({ words }: { words: Words }) =>
  words.map(({ text, isStrong }, at) => (isStrong ? <strong key={at}>{text}</strong> : <span key={at}>{text}</span>))

/** Read again where it is pressed: what can't be read, or leads to a host that is not listed now, is no link. */
function Button({ name, to, hosts }: { name: string; to: string; hosts: readonly string[] }) {
  const t = useTranslations('rewards.page')
  const read = readButton(to)
  if (typeof read === 'string') return null
  if ('path' in read)
    return (
      <LinkButton href={read.path} tone="outline" className="w-fit">
        {name}
      </LinkButton>
    )
  if (!hosts.includes(read.host)) return <p className="text-ink-muted">{t('buttonShut', { name })}</p>
  return (
    <div className="grid justify-items-start gap-1">
      <a
        href={read.href}
        target="_blank"
        rel="noreferrer noopener nofollow external"
        className={buttonStyle({ tone: 'seal' })}
      >
        {name}
      </a>
      <p className="break-all text-ink-muted text-sm">{t('leads', { host: read.host })}</p>
    </div>
  )
}
