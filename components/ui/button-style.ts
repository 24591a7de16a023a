import { cva, type VariantProps } from 'class-variance-authority'

/** The look of anything that is pressed. On phones never less than 44 px high, `sm` on a desk excepted. */
export const buttonStyle = cva(
  // `pressed` stands in pressed.css, below every utility: a caller's class counts
  'pressed [&_svg]:size-[1.15em] [&_svg]:shrink-0',
  {
    variants: {
      tone: {
        primary: 'bg-primary text-on-primary shadow-sm hover:bg-primary-hover',
        seal: 'bg-seal text-on-seal shadow-sm hover:bg-seal-hover',
        outline: 'border border-line-strong bg-surface text-ink hover:border-ink hover:bg-sunken',
        soft: 'bg-sunken text-ink hover:bg-line',
        ghost: 'text-ink hover:bg-sunken',
        danger: 'bg-danger text-on-danger shadow-sm hover:bg-danger-hover',
        link: 'rounded-sm text-ink underline decoration-line-strong underline-offset-4 hover:decoration-ink',
      },
      size: {
        sm: 'h-11 px-3.5 text-sm md:h-9',
        md: 'h-11 px-5 text-base md:text-[0.9375rem]',
        lg: 'h-13 px-7 text-base',
      },
      shape: { text: '', icon: 'aspect-square px-0' },
      block: { true: 'w-full' },
    },
    compoundVariants: [{ tone: 'link', className: 'h-auto min-h-11 px-0 py-1 md:min-h-0' }],
    defaultVariants: { tone: 'primary', size: 'md', shape: 'text' },
  },
)

export type ButtonStyle = Omit<VariantProps<typeof buttonStyle>, 'shape'>
