export const openIntake = (() => {
  throw new Error("x");
}) as any;
