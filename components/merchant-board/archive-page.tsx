import { getLocale, getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { LifeBar } from '@/components/merchant-campaigns/life-bar-client'
import { Facts } from '@/components/merchant-kit/facts'
import { Panel } from '@/components/merchant-kit/panel'
import { buttonStyle } from '@/components/ui/button-style'
import { Notice } from '@/components/ui/notice'
import { type ArchiveState, waitsForNothing } from '@/lib/campaigns/archive/rules'
import type { CampaignRow } from '@/lib/campaigns/staff/queries'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { formatDate, formatPoints } from '@/lib/i18n/format'
import { paths } from '@/lib/paths'

type ArchivePageProps = {
  campaign: CampaignRow
  archive: ArchiveState
  actorId: string
  may: { write: boolean; approve: boolean; stop: boolean; withhold: boolean }
}

/** The file of a campaign that is over: what it waits for, or that it is sealed, still holds, and how it is taken out. */
export async function ArchivePage({ campaign, archive, actorId, may }: ArchivePageProps) {
  const t = await getTranslations('campaigns-desk.archive')
  const locale = await getLocale()
  return (
    <Page
      title={t('title')}
      lead={t('lead', {
        campaign: locale === 'en' ? archive.titleEn : archive.titleZh,
        date: formatDate(archive.endedAt, locale, 'time'),
      })}
      actions={
        <LinkButton href={paths.merchant.campaign(campaign.id)} tone="outline" size="sm">
          {t('board')}
        </LinkButton>
      }
    >
      <ClientMessages namespaces={['campaigns-desk.life', 'merchant.form', 'refusals']}>
        <div className="grid gap-5">
          <LifeBar campaign={campaign} actorId={actorId} may={may} />
          {archive.file ? <SealedFile id={campaign.id} file={archive.file} /> : <StillOpen waits={archive.waits} />}
          <Panel title={t('tax.title')}>
            <p className="text-ink-muted">{t('tax.body')}</p>
            {may.withhold ? (
              <a
                href={paths.api.withholdingCsv(campaign.id)}
                download
                className={`${buttonStyle({ tone: 'outline', size: 'sm' })} mt-4`}
              >
                {t('tax.download')}
              </a>
            ) : (
              <p className="mt-2 text-ink-muted text-sm">{t('tax.notYours')}</p>
            )}
          </Panel>
        </div>
      </ClientMessages>
    </Page>
  )
}

async function StillOpen({ waits }: { waits: ArchiveState['waits'] }) {
  const t = await getTranslations('campaigns-desk.archive')
  if (waitsForNothing(waits)) return <Notice title={t('ready')}>{t('readyBody')}</Notice>
  const { tickets, prizes, seeds } = waits
  return (
    <Notice tone="warning" title={t('waits')}>
      <ul className="mt-1 grid list-disc gap-1 pl-5">
        {tickets > 0 ? <li>{t('tickets', { count: tickets })}</li> : null}
        {prizes > 0 ? <li>{t('prizes', { count: prizes })}</li> : null}
        {seeds > 0 ? <li>{t('seeds', { count: seeds })}</li> : null}
        {tickets + prizes + seeds === 0 ? <li>{t('settling')}</li> : null}
      </ul>
    </Notice>
  )
}

async function SealedFile({ id, file }: { id: string; file: NonNullable<ArchiveState['file']> }) {
  const t = await getTranslations('campaigns-desk.archive')
  const locale = await getLocale()
  const { hash, parts, draws, archivedAt, archivedBy, keepUntil, holds } = file
  return (
    <Panel title={t('file.title')}>
      <div className="grid gap-5">
        <Notice tone={holds ? 'success' : 'danger'} title={t(holds ? 'file.holds' : 'file.broken')}>
          {t(holds ? 'file.holdsBody' : 'file.brokenBody')}
        </Notice>
        <Facts
          of="words"
          facts={[
            {
              name: t('file.sealed'),
              value: t('file.by', {
                date: formatDate(archivedAt, locale, 'time'),
                who: archivedBy ?? t('file.theShop'),
              }),
            },
            { name: t('file.draws'), value: formatPoints(draws, locale) },
            { name: t('file.parts'), value: formatPoints(parts, locale) },
            {
              name: t('file.keep'),
              value: t('file.keepUntil', { date: formatDate(`${keepUntil}T12:00:00Z`, locale, 'day', 'UTC') }),
            },
            { name: 'SHA-256', value: <code className="select-all break-all text-sm">{hash}</code> },
          ]}
        />
        <p className="text-ink-muted text-sm">{t('file.what')}</p>
        <div className="flex flex-wrap gap-2">
          <a href={paths.api.campaignArchive(id, 'json')} download className={buttonStyle({ size: 'sm' })}>
            {t('file.json')}
          </a>
          <a
            href={paths.api.campaignArchive(id, 'csv')}
            download
            className={buttonStyle({ tone: 'outline', size: 'sm' })}
          >
            {t('file.csv')}
          </a>
        </div>
      </div>
    </Panel>
  )
}
