/** Where the wallet stands on its page: a link may lead straight to it. */
export const walletId = 'wallet'
