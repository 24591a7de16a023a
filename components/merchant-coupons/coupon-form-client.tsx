'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { FormProvider, useForm } from 'react-hook-form'
import type { z } from 'zod'
import { LinkButton } from '@/components/layout/link-button'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { toast } from '@/components/ui/toast-client'
import { saveCouponAction } from '@/lib/coupons/staff/actions'
import { type SaveCoupon, saveCouponSchema } from '@/lib/coupons/staff/schema'
import type { Subjects } from '@/lib/earning/programme/queries'
import { useRouter } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { CouponLimitFields } from './coupon-limit-fields-client'
import { CouponNameFields } from './coupon-name-fields-client'
import { CouponScopeFields } from './coupon-scope-fields-client'
import { CouponStackFields } from './coupon-stack-fields-client'
import { CouponWayFields } from './coupon-way-fields-client'
import { CouponWorthFields } from './coupon-worth-fields-client'

export type CouponInput = z.input<typeof saveCouponSchema>

type CouponFormProps = {
  coupon: CouponInput
  subjects: Pick<Subjects, 'products' | 'collections'>
  currency: string
  timeZone: string
}

/** A coupon, new or as it stands. The form and the server read the same schema. */
export function CouponForm({ coupon, subjects, currency, timeZone }: CouponFormProps) {
  const t = useTranslations('merchant.coupons')
  const common = useTranslations('common.client')
  const router = useRouter()
  const { ask, refused } = useDeed()
  const form = useForm<CouponInput, unknown, SaveCoupon>({
    resolver: zodResolver(saveCouponSchema),
    defaultValues: coupon,
  })
  const save = form.handleSubmit(async (input) => {
    const done = await ask(saveCouponAction(input))
    if (!done) return
    toast.success(common('saved'))
    // its page says what it loses
    router.push(done.value.isBelowCost ? paths.merchant.coupon(done.value.couponId) : paths.merchant.coupons())
    router.refresh()
  })
  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={save} className="grid gap-4">
        <CouponWayFields />
        <CouponNameFields />
        <CouponWorthFields currency={currency} />
        <CouponScopeFields subjects={subjects} />
        <CouponStackFields />
        <CouponLimitFields timeZone={timeZone} />
        {refused ? <FormError as="box">{refused}</FormError> : null}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" busy={form.formState.isSubmitting}>
            {common('save')}
          </Button>
          <LinkButton href={paths.merchant.coupons()} tone="ghost">
            {common('cancel')}
          </LinkButton>
        </div>
        {coupon.id ? <p className="text-ink-muted text-sm">{t('keepsWord')}</p> : null}
      </form>
    </FormProvider>
  )
}
