import type { Cases } from './cases.ts';

export const fastapiStreamingUpload: Cases = {
  found: {
    'another name, optional': `
@router.post("/avatar")
async def avatar(user: User, picture: UploadFile | None = None):
    data = await picture.read()
`,
    annotated: `
@app.put("/track")
async def track(
    audio: Annotated[UploadFile, File(description="a wave file")],
):
    return analyse(await audio.read())
`,
    'the file below, in a function that does not wait': `
@app.post("/csv")
def table(upload: UploadFile = File(...)):
    return parse(upload.file.read())
`,
    'one of many': `
@app.post("/photos")
async def photos(files: list[UploadFile]):
    for photo in files:
        store(await photo.read())
`,
    'bytes, read by the framework': `
@app.post("/raw")
async def raw(content: bytes = File()):
    return len(content)
`,
    'bytes, annotated': `
@app.post("/raw")
async def raw(content: Annotated[bytes, File()]):
    return len(content)
`,
  },
  silent: {
    'block by block': `
@app.post("/avatar")
async def avatar(picture: UploadFile):
    while block := await picture.read(65536):
        await store(block)
`,
    'copied by the library': `
@app.post("/avatar")
def avatar(picture: UploadFile):
    shutil.copyfileobj(picture.file, target)
`,
    'something else that is read': `
async def page(reader: StreamReader):
    return await reader.read()
`,
    'another value beside an upload': `
async def check(upload: UploadFile, template: AsyncPath):
    return await template.read()
`,
    'bytes that are no upload': `
def size(content: bytes = b""):
    return len(content)
`,
  },
};
