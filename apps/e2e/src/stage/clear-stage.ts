export default async function clearStage(): Promise<void> {
  await globalThis.demoServer?.stop();
}
