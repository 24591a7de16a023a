import { getTranslations } from 'next-intl/server'
import { KindArt } from '@/components/campaigns/kind-art'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { Badge } from '@/components/ui/badge'
import { type Preset, presets } from '@/lib/campaigns/presets/rules'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { SegmentCode } from '@/lib/shoppers/segments/rules'

const looks: Partial<Record<Preset, Record<string, string>>> = {
  'nine-cells': { theme: 'grid' },
  'sealed-hundred': { theme: 'ink' },
}

/** What a campaign begins as: each is whole, and can be changed in every part. */
export async function PresetChoice({ segment }: { segment?: SegmentCode | undefined }) {
  const t = await getTranslations('campaigns-desk')
  const kinds = await getTranslations('campaigns.kind')
  const kit = await getTranslations('merchant.kit')
  const crumbs = [{ label: t('title'), href: paths.merchant.campaigns() }, { label: t('wizard.begin') }]
  return (
    <Page
      breadcrumb={<Breadcrumb items={crumbs} label={kit('where')} />}
      title={t('wizard.begin')}
      lead={t('wizard.beginLead')}
    >
      <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {(Object.keys(presets) as Preset[]).map((preset) => (
          <li key={preset}>
            <Link
              href={paths.merchant.newCampaign({ preset, segment })}
              prefetch={false}
              className="grid h-full grid-cols-[6rem_minmax(0,1fr)] overflow-hidden rounded-xl border border-line bg-surface shadow-sm transition-colors hover:border-line-strong"
            >
              <span className="grid place-items-center bg-seal-soft">
                <KindArt kind={presets[preset]} settings={looks[preset] ?? {}} className="size-20" />
              </span>
              <span className="grid content-start gap-2 p-4">
                <span className="flex">
                  <Badge tone="seal">{kinds(presets[preset])}</Badge>
                </span>
                <span className="font-display font-semibold text-lg leading-snug">
                  {t(`wizard.presets.${preset}.title`)}
                </span>
                <span className="text-ink-muted text-sm">{t(`wizard.presets.${preset}.about`)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  )
}
