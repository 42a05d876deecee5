import type { Scaffold } from '../scaffold.ts';
import { limitOf, plural, snakeCase } from '../names.ts';

const template = String.raw`
import logging
%if temp_file
import os
import tempfile
%end
import uuid
from pathlib import Path
from typing import BinaryIO

from fastapi import FastAPI, HTTPException, UploadFile

logger = logging.getLogger(__name__)

UPLOAD_FOLDER = Path("uploads")
MAX_SIZE_BYTES = {{limit}}
%if large_file|streaming_upload
CHUNK_BYTES = 1024 * 1024
%end

app = FastAPI()


class UploadTooLarge(ValueError):
    """The upload is larger than allowed."""


def copy_limited(source: BinaryIO, target: BinaryIO, max_size_bytes: int) -> int:
    """Copy an upload and return its size in bytes. Raises UploadTooLarge."""
%slot large_file|streaming_upload
    # Chunk by chunk: memory stays small, and a wrong size is found at the limit.
    size = 0
    while chunk := source.read(CHUNK_BYTES):
        size += len(chunk)
        if size > max_size_bytes:
            raise UploadTooLarge(f"The upload is larger than {max_size_bytes} bytes")
        target.write(chunk)
%slot logging
        logger.debug("Received %d bytes", size)
%end
    return size
%else
    content = source.read(max_size_bytes + 1)
    if len(content) > max_size_bytes:
        raise UploadTooLarge(f"The upload is larger than {max_size_bytes} bytes")
    return target.write(content)
%end


def save_upload(source: BinaryIO, target: Path, max_size_bytes: int = MAX_SIZE_BYTES) -> int:
    """Store an upload whole or not at all and return its size in bytes. Raises UploadTooLarge."""
    target.parent.mkdir(parents=True, exist_ok=True)
%slot temp_file
    # Nobody sees half a file: written beside the target, then renamed; removed on failure.
    descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=".upload-")
    try:
        with os.fdopen(descriptor, "wb") as output:
            size = copy_limited(source, output, max_size_bytes)
            output.flush()
            os.fsync(output.fileno())
        os.replace(temporary, target)
    finally:
        Path(temporary).unlink(missing_ok=True)
    return size
%else
    is_complete = False
    try:
        with target.open("wb") as output:
            size = copy_limited(source, output, max_size_bytes)
        is_complete = True
    finally:
        if not is_complete:
            target.unlink(missing_ok=True)
    return size
%end


# A plain function: FastAPI runs it in a thread, so that writing to disk blocks no other request.
@app.post("/{{path}}", status_code=201)
def {{endpoint}}(file: UploadFile) -> dict[str, object]:
    """Receive a file and answer where it is kept; the client's file name is no path here."""
    target = UPLOAD_FOLDER / uuid.uuid4().hex
%slot logging
    logger.debug("Receiving an upload into %s", target)
%end
%slot streaming_upload
    # Known too large: refused before anything is copied.
    if file.size is not None and file.size > MAX_SIZE_BYTES:
        raise HTTPException(413, f"The file is larger than {MAX_SIZE_BYTES} bytes")
%end
    try:
        size = save_upload(file.file, target)
    except UploadTooLarge as error:
        logger.warning("Refused an upload: %s", error)
        raise HTTPException(413, str(error)) from error
%slot specific_exceptions
    except OSError as error:
        # Only trouble with the disk: a mistake in the code must not look like one.
        logger.error("Could not store an upload: %s", error)
        raise HTTPException(507, "The file could not be stored") from error
%end
    logger.info("Stored %s (%d bytes)", target.name, size)
    return {"id": target.name, "size_bytes": size}
`;

/** FastAPI endpoint that receives a file up to a size limit. */
export const pythonFileUpload: Scaffold = {
  name: 'file-upload',
  title: 'a FastAPI endpoint that receives a file',
  language: 'python',
  needs: [['upload', 'endpoint']],
  unless: ['client'],
  names: (context) => ({
    limit: limitOf(context),
    endpoint: snakeCase('upload', context.subject ?? 'file'),
    path: plural(context.subject ?? 'upload'),
  }),
  template,
};
