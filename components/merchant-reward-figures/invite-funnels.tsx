import { useLocale, useTranslations } from 'next-intl'
import { HowOf } from '@/components/merchant-kit/how-of'
import { Panel } from '@/components/merchant-kit/panel'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { RewardReport } from '@/lib/analytics/rewards/queries'
import { formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'

const steps = ['links', 'visits', 'signedUp', 'verified', 'ordered', 'counted'] as const

/** From links to friends who count, from the beginning of each campaign of invites. */
export function InviteFunnels({ report }: { report: RewardReport }) {
  const t = useTranslations('analytics.rewards.invites')
  const locale = useLocale()
  const found = report.campaigns.filter(({ invite }) => invite !== null)
  if (found.length === 0) return null
  return (
    <Panel title={t('title')} aside={<HowOf figure={t('title')}>{t('how')}</HowOf>}>
      <Table
        caption={t('title')}
        head={
          <>
            <Th>{t('campaign')}</Th>
            {steps.map((one) => (
              <Th key={one} align="end">
                {t(`steps.${one}`)}
              </Th>
            ))}
          </>
        }
      >
        {found.map(({ campaignId, titleZh, titleEn, invite }) => (
          <Tr key={campaignId}>
            <Td className="font-medium">
              <Link href={paths.merchant.campaign(campaignId)} prefetch={false} className="hover:underline">
                {locale === 'en' ? titleEn : titleZh}
              </Link>
            </Td>
            {steps.map((one) => (
              <Td key={one} label={t(`steps.${one}`)} align="end">
                <span>{formatPoints(invite?.[one] ?? 0, locale)}</span>
              </Td>
            ))}
          </Tr>
        ))}
      </Table>
    </Panel>
  )
}
