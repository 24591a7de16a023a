'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { Panel } from '@/components/merchant-kit/panel'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { allowHostAction, forbidHostAction } from '@/lib/rewards/hosts/actions'
import type { HostRow } from '@/lib/rewards/hosts/queries'
import { allowHostSchema } from '@/lib/rewards/hosts/schema'

/** The only hosts that rewards lead to. Taken off the list, a door is shut at once, for what was exchanged already too. */
export function HostsPanel({ hosts, mayWrite }: { hosts: readonly HostRow[]; mayWrite: boolean }) {
  const t = useTranslations('merchant.settings.hosts')
  const router = useRouter()
  const { ask, refused } = useDeed()
  const forbid = async (host: string) => {
    if (!(await ask(forbidHostAction({ host })))) return
    toast.success(t('forbidden', { host }))
    router.refresh()
  }
  return (
    <Panel title={t('title')}>
      <div id="hosts" className="grid scroll-mt-24 gap-4">
        <p className="text-ink-muted text-sm">{t('lead')}</p>
        {hosts.length > 0 ? (
          <ul className="grid gap-2">
            {hosts.map(({ host, withSubdomains, rewards }) => (
              <li
                key={host}
                className="flex flex-wrap items-center justify-between gap-2 rounded-lg bg-sunken px-4 py-2"
              >
                <span className="flex min-w-0 flex-wrap items-center gap-2">
                  <span className="break-all font-mono">{host}</span>
                  <Badge>{t(withSubdomains ? 'andBelow' : 'alone')}</Badge>
                  {rewards > 0 ? <Badge tone="success">{t('rewards', { count: rewards })}</Badge> : null}
                </span>
                {mayWrite ? (
                  <Button
                    tone="outline"
                    size="sm"
                    aria-label={t('forbidOf', { host })}
                    onClick={() => void forbid(host)}
                  >
                    {t('forbid')}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        ) : (
          <p>{t('none')}</p>
        )}
        {refused ? <FormError as="box">{refused}</FormError> : null}
        {mayWrite ? <AllowHost /> : null}
      </div>
    </Panel>
  )
}

function AllowHost() {
  const t = useTranslations('merchant.settings.hosts')
  const router = useRouter()
  const errorOf = useFieldErrors()
  const { ask, refused } = useDeed()
  const { register, handleSubmit, formState, reset } = useForm({
    resolver: zodResolver(allowHostSchema),
    defaultValues: { host: '', withSubdomains: false },
  })
  const send = handleSubmit(async (input) => {
    const done = await ask(allowHostAction(input))
    if (!done) return
    reset()
    toast.success(t('allowed', { host: done.value.host }))
    router.refresh()
  })
  return (
    <form noValidate onSubmit={send} className="grid gap-3 border-line border-t pt-4">
      <Field label={t('host')} hint={t('hostHint')} error={errorOf(formState.errors.host)}>
        <Input autoComplete="off" spellCheck={false} inputMode="url" {...register('host')} />
      </Field>
      <Checkbox label={t('withSubdomains')} hint={t('withSubdomainsHint')} {...register('withSubdomains')} />
      {refused ? <FormError as="box">{refused}</FormError> : null}
      <Button type="submit" tone="outline" className="w-fit" busy={formState.isSubmitting}>
        {t('allow')}
      </Button>
    </form>
  )
}
