/** What Next hands a page of the back office that has a query. */
export type MerchantPageProps = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export type MerchantDetailProps = { params: Promise<{ locale: string; id: string }> }
