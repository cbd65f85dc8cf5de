// A file that is dropped on the page would take its place: the browser shows the file, and the chat is gone.
export function refuseDrops(refused) {
  const bringsFiles = ({ dataTransfer }) => dataTransfer?.types.includes('Files');
  addEventListener('dragover', event => { if (bringsFiles(event)) event.preventDefault(); });
  addEventListener('drop', event => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    refused();
  });
}
