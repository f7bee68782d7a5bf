# syntax=docker/dockerfile:1
FROM python:3.11-slim AS build
WORKDIR /src
COPY requirements/ requirements/
RUN python -m venv /opt/peyman \
    && /opt/peyman/bin/pip install --no-cache-dir --require-hashes -r requirements/build.txt -r requirements/run.txt
COPY pyproject.toml README.md LICENSE ./
COPY api/ api/
COPY resolvers/ resolvers/
COPY indexing/ indexing/
COPY docs/operations/ docs/operations/
RUN /opt/peyman/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.11-slim
RUN useradd --system --create-home --home-dir /var/lib/peyman peyman
COPY --from=build /opt/peyman /opt/peyman
COPY fixtures/ /usr/share/peyman/fixtures/
USER peyman
WORKDIR /var/lib/peyman
ENV PATH=/opt/peyman/bin:$PATH PYTHONUNBUFFERED=1 PEYMAN_HOST=0.0.0.0
EXPOSE 8000
CMD ["peyman", "serve"]
