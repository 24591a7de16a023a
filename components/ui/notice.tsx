import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { CircleAlert, CircleCheck, Info } from './icons'

const tones = {
  info: { box: 'bg-sunken text-ink', icon: Info },
  seal: { box: 'bg-seal-soft text-on-seal-soft', icon: Info },
  success: { box: 'bg-success-soft text-on-success-soft', icon: CircleCheck },
  warning: { box: 'bg-warning-soft text-on-warning-soft', icon: CircleAlert },
  danger: { box: 'bg-danger-soft text-on-danger-soft', icon: CircleAlert },
}

type NoticeProps = {
  tone?: keyof typeof tones
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
  /** It came while the page was open: it is read aloud. */
  live?: boolean
  className?: string
}

/** Something to know, in its place on the page. What went wrong with a form is a FormError. */
export function Notice({ tone = 'info', title, children, action, live = false, className }: NoticeProps) {
  const { box, icon: Icon } = tones[tone]
  return (
    <div
      role={live ? 'status' : undefined}
      className={classNames('flex items-start gap-3 rounded-xl px-4 py-3.5', box, className)}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-medium">{title}</p> : null}
        {children ? <div className="text-sm">{children}</div> : null}
      </div>
      {action}
    </div>
  )
}
