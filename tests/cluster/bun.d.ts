/** The little of Bun that node.ts uses. */
declare module "bun:ffi" {
  type Pointer = number & { readonly pointer: unique symbol };
  type Value = number | bigint | Pointer | null;
  interface Signature {
    args: readonly string[];
    returns: string;
  }

  export function dlopen<Name extends string>(
    library: string,
    functions: Record<Name, Signature>,
  ): { symbols: Record<Name, (...args: Value[]) => Pointer | null> };
  export function ptr(bytes: NodeJS.TypedArray): Pointer;
  export class CString extends String {
    constructor(at: Pointer);
  }
}
