'use client'
import { type ComponentProps, useRef } from 'react'
import { classNames } from './class-names'
import { Minus, Plus } from './icons'

type NumberFieldProps = Omit<ComponentProps<'input'>, 'type' | 'ref' | 'size'> & {
  /** What the two buttons do, with the thing's name: «加一件 搪瓷杯». */
  increaseLabel: string
  decreaseLabel: string
  size?: 'md' | 'sm'
}

const step =
  'grid w-11 shrink-0 place-items-center text-ink-muted hover:bg-sunken hover:text-ink disabled:pointer-events-none disabled:opacity-40'

/** A whole number, typed or stepped. Takes what an input takes: `value` and `onChange`, or `name` and `defaultValue`. */
export function NumberField({ increaseLabel, decreaseLabel, size = 'md', className, ...rest }: NumberFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  function move(direction: 'stepUp' | 'stepDown'): void {
    input.current?.[direction]()
    // React hears of it as if it had been typed
    input.current?.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const at = rest.value === undefined ? undefined : Number(rest.value)
  const atMost = at !== undefined && rest.max !== undefined && at >= Number(rest.max)
  const atLeast = at !== undefined && rest.min !== undefined && at <= Number(rest.min)
  return (
    <div
      className={classNames(
        'inline-flex h-11 items-stretch overflow-hidden rounded-lg border border-line-strong bg-surface has-focus-visible:outline-2 has-focus-visible:outline-focus has-aria-invalid:border-danger',
        size === 'sm' ? 'md:h-9' : '',
        className,
      )}
    >
      <button
        type="button"
        tabIndex={-1}
        aria-label={decreaseLabel}
        disabled={rest.disabled || atLeast}
        onClick={() => move('stepDown')}
        className={step}
      >
        <Minus aria-hidden="true" className="size-4" />
      </button>
      <input
        inputMode="numeric"
        {...rest}
        ref={input}
        type="number"
        className="w-full min-w-10 appearance-none bg-transparent text-center text-base tabular outline-none [-moz-appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none [&::-webkit-outer-spin-button]:appearance-none"
      />
      <button
        type="button"
        tabIndex={-1}
        aria-label={increaseLabel}
        disabled={rest.disabled || atMost}
        onClick={() => move('stepUp')}
        className={step}
      >
        <Plus aria-hidden="true" className="size-4" />
      </button>
    </div>
  )
}
