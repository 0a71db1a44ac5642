// SPDX-License-Identifier: Apache-2.0
/** The name of a page as a line shows it: an address whole, of a path the last part. */
export const shortPage = (page: string): string => (page.includes('://') ? page : page.slice(page.lastIndexOf('/') + 1))
