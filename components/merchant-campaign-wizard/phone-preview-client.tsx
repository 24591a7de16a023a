'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useCostWords, useOwnWords } from '@/components/campaigns/campaign-words'
import { KindArt } from '@/components/campaigns/kind-art'
import { PrizeList } from '@/components/campaigns/prize-list'
import { RulesList } from '@/components/campaigns/rules-list'
import { Photo } from '@/components/catalog/photo'
import { buttonStyle } from '@/components/ui/button-style'
import { Segmented } from '@/components/ui/segmented'
import { formatDate } from '@/lib/i18n/format'
import { useDefinition } from './definition-client'
import { InvitePreview } from './invite-preview-client'
import { previewView } from './preview-view'

const PICTURE_PX = 1_280
const pages = ['page', 'rules', 'card'] as const

/** The campaign as a phone will show it, while it is being written: the same parts that the shop shows. */
export function PhonePreview() {
  const t = useTranslations('campaigns-desk.wizard.preview')
  const [shown, show] = useState<(typeof pages)[number]>('page')
  return (
    <aside aria-label={t('title')} className="grid gap-3 lg:sticky lg:top-20">
      <Segmented
        label={t('title')}
        name="preview"
        value={shown}
        onValueChange={(value) => show(pages.find((one) => one === value) ?? 'page')}
        options={pages.map((value) => ({ value, label: t(value) }))}
        className="justify-self-center"
      />
      <div className="mx-auto w-full max-w-88 overflow-hidden rounded-[2.25rem] border-8 border-primary bg-paper shadow-lg">
        <div inert className="h-[38rem] max-h-[75dvh] overflow-y-auto overscroll-contain p-4">
          {shown === 'card' ? <ShareCard /> : <CampaignScreen only={shown} />}
        </div>
      </div>
    </aside>
  )
}

function CampaignScreen({ only }: { only: 'page' | 'rules' }) {
  const t = useTranslations('campaigns-desk.wizard.preview')
  const list = useTranslations('campaigns.list')
  const locale = useLocale()
  const own = useOwnWords()
  const cost = useCostWords()
  const { definition } = useDefinition()
  const view = previewView(definition)
  const isInvite = definition.kind === 'invite'
  if (only === 'rules')
    return isInvite ? <InvitePreview definition={definition} only="rules" /> : <RulesList view={view} />
  const { titleZh, titleEn, aboutZh, aboutEn, entry, prizes } = definition
  return (
    <div className="grid gap-5">
      <Picture />
      <div className="grid gap-1">
        <p className="font-display font-semibold text-xl">{own(titleZh, titleEn) || t('untitled')}</p>
        <p className="text-ink-muted text-sm">{own(aboutZh, aboutEn)}</p>
        <p className="text-ink-muted text-sm tabular">
          {list('until', { date: formatDate(Date.parse(definition.endsAt) - 1, locale, 'near') })}
        </p>
      </div>
      <span className={buttonStyle({ block: true })}>{isInvite ? t('invite') : cost(entry)}</span>
      {isInvite ? (
        <InvitePreview definition={definition} only="page" />
      ) : prizes.length > 0 ? (
        <PrizeList view={view} />
      ) : null}
    </div>
  )
}

function Picture() {
  const { definition } = useDefinition()
  const { image, kind, settings } = definition
  return (
    <div className="relative grid h-44 place-items-center overflow-hidden rounded-2xl bg-seal-soft">
      {image ? (
        <Photo
          picture={{ file: image, width: PICTURE_PX, height: PICTURE_PX, alt: '' }}
          sizes="22rem"
          decorative
          className="absolute inset-0"
        />
      ) : (
        <KindArt kind={kind} settings={settings} className="size-36" />
      )}
    </div>
  )
}

/** What a friend sees of it in a chat. */
function ShareCard() {
  const t = useTranslations('campaigns-desk.wizard.preview')
  const own = useOwnWords()
  const { definition } = useDefinition()
  const { share, titleZh, titleEn, disclosures } = definition
  return (
    <div className="grid gap-3">
      <p className="text-center text-ink-faint text-xs">{t('cardLead')}</p>
      <div className="ms-auto grid w-64 gap-2 rounded-xl border border-line bg-surface p-3 shadow-sm">
        <p className="font-medium leading-snug">{own(share.titleZh, share.titleEn) || own(titleZh, titleEn)}</p>
        <div className="grid grid-cols-[minmax(0,1fr)_3.5rem] gap-2">
          <p className="text-ink-muted text-xs">{own(share.textZh, share.textEn)}</p>
          <div className="grid size-14 place-items-center overflow-hidden rounded-md bg-seal-soft">
            <KindArt kind={definition.kind} settings={definition.settings} className="size-11" />
          </div>
        </div>
        <p className="border-line border-t pt-1.5 text-ink-faint text-xs">
          {own(disclosures.organiserZh, disclosures.organiserEn)}
        </p>
      </div>
    </div>
  )
}
