# baekjo without Node on the machine:
#   docker build -t baekjo .
#   docker run --rm -v "$PWD:/work" baekjo run gpus-100k -o result.json
# /work is the folder that it is run in. What it writes there belongs to user 1000; --user "$(id -u):$(id -g)" makes it yours.

FROM node:20-slim AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc tsconfig.json ./
RUN npm ci --ignore-scripts
COPY scripts scripts
COPY src src
COPY bin bin
COPY data data
RUN npm run build

# The package as it is published, with the Node that has compiled its cache.
FROM node:20-slim
COPY package.json LICENSE CHANGELOG.md /opt/baekjo/
COPY bin /opt/baekjo/bin
COPY data /opt/baekjo/data
COPY --from=build /src/dist /opt/baekjo/dist
RUN install -d -o node -g node /work
USER node
WORKDIR /work
ENTRYPOINT ["node", "/opt/baekjo/bin/baekjo.js"]
CMD ["--help"]
