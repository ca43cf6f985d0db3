/** What a version is called as a file: "Harbor Lane & Northwind", version 3 → `harbor-lane-northwind-v3.yaml`. */
export function fileNameOf({ name, version }: { readonly name: string; readonly version: number }): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `${words.slice(0, 60) || 'agreement'}-v${version}.yaml`;
}
